'use strict';
/* The statement browser. Key and secret live in the variable `signed` and nowhere else. */
(() => {
  const $ = id => document.getElementById(id);
  const PAGE = 50;
  const VERBS = ['completed', 'passed', 'failed', 'attempted', 'experienced', 'answered', 'launched',
    'initialized', 'terminated', 'scored', 'voided'].map(verb => 'http://adlnet.gov/expapi/verbs/' + verb);
  const FIELDS = ['agent', 'home-page', 'verb', 'activity', 'registration', 'since', 'until', 'id'];
  let signed = null;
  let more = '';
  let shown = 0;
  let looked = 0;
  let asked = 0;

  // ---- asking -------------------------------------------------------------------------------

  const xapi = path => new URL('../xapi/' + path, document.baseURI);

  function base64(text) {
    return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
  }

  /** The answer as JSON; what goes wrong is thrown as a sentence for a person. */
  async function ask(url, options) {
    let answer;
    try {
      answer = await fetch(url, {
        ...options,
        credentials: 'omit',
        cache: 'no-store',
        headers: {
          'Authorization': 'Basic ' + base64(signed.key + ':' + signed.secret),
          'X-Experience-API-Version': signed.version,
          ...(options && options.headers),
        },
      });
    } catch (e) {
      throw new Error('This LRS does not answer. Is it running, and is your network up?');
    }
    const text = await answer.text();
    let body = null;
    try { body = JSON.parse(text); } catch (e) { /* Said by its status below. */ }
    if (!answer.ok || body === null) {
      throw Object.assign(new Error(problemWords(answer.status, body)), {status: answer.status});
    }
    return body;
  }

  function problemWords(status, body) {
    const error = body && body.error;
    if (!error) return 'The LRS answered ' + status + '.';
    const words = error.what + (error.where ? ', at ' + error.where : '') + (error.rule ? ': ' + error.rule : '')
      + '. ' + (error.next || '');
    return words[0].toUpperCase() + words.slice(1);
  }

  function problem(id, message) {
    $(id).textContent = message;
    $(id).hidden = !message;
  }

  // ---- the question -------------------------------------------------------------------------

  function agentParameter() {
    const value = $('agent').value.trim();
    if (!value || $('agent-kind').value === 'name') return null;
    if ($('agent-kind').value === 'json') return value;
    if ($('agent-kind').value === 'account') {
      return JSON.stringify({account: {homePage: $('home-page').value.trim(), name: value}});
    }
    return JSON.stringify({mbox: 'mailto:' + value.replace(/^mailto:/, '')});
  }

  /** A word such as "completed" stands for the verb of that name. */
  function verbIri(text) {
    return text && !text.includes(':') ? 'http://adlnet.gov/expapi/verbs/' + text : text;
  }

  function question() {
    const url = xapi('statements');
    const add = (name, value) => { if (value) url.searchParams.set(name, value); };
    if ($('id').value.trim()) {
      add($('voided').checked ? 'voidedStatementId' : 'statementId', $('id').value.trim());
      return url;
    }
    add('agent', agentParameter());
    add('verb', verbIri($('verb').value.trim()));
    add('activity', $('activity').value.trim());
    add('registration', $('registration').value.trim());
    add('related_agents', $('related-agents').checked && url.searchParams.has('agent') && 'true');
    add('related_activities', $('related-activities').checked && url.searchParams.has('activity') && 'true');
    for (const bound of ['since', 'until']) add(bound, $(bound).value && new Date($(bound).value).toISOString());
    add('limit', String(PAGE));
    return url;
  }

  function wantedName() {
    return $('agent-kind').value === 'name' && !$('id').value.trim() ? $('agent').value.trim() : '';
  }

  // ---- the answer ---------------------------------------------------------------------------

  async function find() {
    const mine = ++asked;
    more = '';
    shown = looked = 0;
    problem('problem', '');
    $('empty').hidden = true;
    $('more').hidden = true;
    $('count').textContent = 'Asking …';
    try {
      const body = await ask(question());
      if (mine !== asked) return;
      $('statements').replaceChildren();
      add(body.statements || [body], body.more || '');
    } catch (e) {
      if (mine !== asked) return;
      $('statements').replaceChildren();
      $('count').textContent = '';
      if (signed) problem('problem', e.message);
      throw e;
    }
  }

  function add(statements, next) {
    const name = wantedName();
    const fitting = name ? statements.filter(statement => names(statement, name)) : statements;
    for (const statement of fitting) $('statements').append(row(statement));
    suggest(statements);
    shown += fitting.length;
    looked += statements.length;
    more = next;
    $('more').hidden = !more;
    $('empty').hidden = shown > 0 || Boolean(more);
    $('count').textContent = (shown === 1 ? '1 statement' : shown + ' statements')
      + (name ? ' among the newest ' + looked : '') + (more ? ' so far' : '');
  }

  async function older() {
    $('more').disabled = true;
    try {
      const first = $('statements').children.length;
      const body = await ask(new URL(more, document.baseURI));
      add(body.statements, body.more || '');
      const next = $('statements').children[first];
      if (next) next.querySelector('summary').focus();
    } catch (e) {
      problem('problem', e.message);
    } finally {
      $('more').disabled = false;
    }
  }

  /** On a phone the answer lies below the window. */
  function toFound() {
    if ($('found').getBoundingClientRect().top > innerHeight * 0.8) $('found').scrollIntoView();
  }

  function row(statement) {
    const details = element('details');
    const summary = element('summary');
    const when = element('time', 'when', moment(statement.stored));
    when.dateTime = statement.stored;
    summary.append(when, sentence(statement));
    if (isVoided(statement)) summary.append(' ', element('span', 'tag', 'was taken back'));
    details.append(summary);
    details.addEventListener('toggle', () => {
      if (details.open && details.children.length === 1) details.append(opened(statement));
    });
    const item = element('li');
    item.append(details);
    return item;
  }

  /** Voided statements are found by their id alone (xAPI Communication 2.1.3). */
  function isVoided(statement) {
    return $('voided').checked && $('id').value.trim() === statement.id;
  }

  function opened(statement) {
    const url = xapi('statements');
    url.searchParams.set(isVoided(statement) ? 'voidedStatementId' : 'statementId', statement.id);
    const buttons = element('div', 'buttons');
    buttons.append(
      copyButton('Copy JSON', () => JSON.stringify(statement, null, 2)),
      copyButton('Copy as curl', () => curl(url)));
    if (statement.verb && statement.verb.id === VOIDED) {
      const target = element('button', 'button', 'Show what it takes back');
      target.type = 'button';
      target.addEventListener('click', () => showVoided(statement.object.id));
      buttons.append(target);
    }
    const opened = element('div', 'opened');
    opened.append(highlighted(statement), buttons);
    return opened;
  }

  function showVoided(id) {
    $('filters').reset();
    agentKind();
    $('id').value = id;
    $('voided').checked = true;
    find().then(() => $('found').scrollIntoView(), () => {});
  }

  function suggest(statements) {
    const add = (list, iri) => {
      if (iri && ![...$(list).children].some(option => option.value === iri)) {
        const option = element('option');
        option.value = iri;
        $(list).append(option);
      }
    };
    for (const statement of statements) {
      add('verbs', statement.verb && statement.verb.id);
      if (statement.object && (statement.object.objectType || 'Activity') === 'Activity') add('activities', statement.object.id);
    }
  }

  // ---- copying ------------------------------------------------------------------------------

  function quoted(text) {
    return "'" + String(text).replaceAll("'", "'\\''") + "'";
  }

  /** The secret is never in it: the shell that runs it has both in its environment. */
  function curl(url) {
    return 'curl -s -u "$LRS_KEY:$LRS_SECRET" -H ' + quoted('X-Experience-API-Version: ' + signed.version)
      + ' ' + quoted(url.href);
  }

  function copyButton(label, text) {
    const button = element('button', 'button', label);
    button.type = 'button';
    button.addEventListener('click', () => copy(text()));
    return button;
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      toast('Copied.');
    } catch (e) {
      toast('Your browser does not let this page copy. Here it is: ' + text, 20000);
    }
  }

  let fading;
  function toast(text, milliseconds) {
    $('toast').textContent = text;
    $('toast').hidden = false;
    clearTimeout(fading);
    fading = setTimeout(() => { $('toast').hidden = true; }, milliseconds || 2500);
  }

  // ---- why is it refused --------------------------------------------------------------------

  async function explain() {
    try {
      verdict(await ask(new URL('explain', document.baseURI), {
        method: 'POST', headers: {'Content-Type': 'application/json'}, body: $('judged').value,
      }));
    } catch (e) {
      $('verdict').replaceChildren(element('p', 'banner wrong', e.message));
    }
  }

  function verdict(body) {
    const list = element('ol', 'verdict-list');
    const error = body.error;
    if (error) {
      const all = body.violations || [{path: error.where, rule: error.rule, spec: error.spec}];
      list.append(...all.map(violation));
    } else {
      list.append(...body.statements.map(judged));
    }
    const stored = body.accepted && body.statements.some(one => one.outcome === 'new');
    const words = error ? 'Refused with ' + body.status + ': ' + error.what + '.'
      : !body.accepted ? 'Refused with ' + body.status + ': an id stands for another statement already.'
        : stored ? 'It would be stored.' : 'Nothing would change: it is stored already.';
    $('verdict').replaceChildren(
      element('p', 'banner ' + (body.accepted ? (stored ? 'good' : 'waiting') : 'wrong'), words), list);
  }

  function violation(one) {
    const item = element('li');
    item.append(element('code', '', one.path || ''), ' ' + (one.rule || ''), element('p', 'small', one.spec || ''));
    return item;
  }

  function judged(one) {
    const item = element('li');
    item.append(element('h3', '', 'Statement with ' + (/^[0-9a-f-]{36}$/.test(one.id) ? 'id ' + one.id : 'a random id')
      + ': ' + one.meaning));
    if (one.differsAt) {
      const where = element('p', '', 'They first differ at ');
      where.append(element('code', '', one.differsAt));
      item.append(where);
    }
    const terms = element('dl', 'terms');
    const line = (term, value) => terms.append(element('dt', '', term), element('dd', '', value));
    line('version', one.version);
    line('authority', actorWords(one.authority));
    for (const term of one.foundBy || []) line('found by ' + term.parameter, term.value);
    item.append(terms);
    return item;
  }

  // ---- the forms ----------------------------------------------------------------------------

  function agentKind() {
    const kind = $('agent-kind').value;
    $('home-page-label').hidden = kind !== 'account';
    $('home-page').required = kind === 'account' && $('agent').value.trim() !== '';
    $('name-hint').hidden = kind !== 'name';
    $('agent-name').textContent = {mbox: 'Mail address', account: 'Name of the account', name: 'Name, or part of it', json: 'Agent as JSON'}[kind];
    $('agent').placeholder = {mbox: 'ana@example.test', account: '4711', name: 'Ana', json: '{"mbox": "mailto:ana@example.test"}'}[kind];
  }

  function busy(form, work) {
    return async event => {
      event.preventDefault();
      const button = form.querySelector('button.main');
      button.disabled = true;
      try { await work(); } catch (e) { /* Shown where it belongs. */ } finally { button.disabled = false; }
    };
  }

  async function signIn() {
    signed = {key: $('key').value.trim(), secret: $('secret').value, version: $('version').value};
    problem('sign-in-problem', '');
    try {
      await find();
    } catch (e) {
      // A credential that may not read can still ask why it is refused.
      if (e.status !== 403) {
        signed = null;
        problem('sign-in-problem', e.status === 401
          ? 'This LRS knows no such key with this secret. Type both again, or get a new pair.' : e.message);
        $('secret').focus();
        return;
      }
    }
    $('secret').value = '';
    $('who-text').textContent = 'Key ' + signed.key + ' · xAPI ' + signed.version;
    $('who').hidden = $('inside').hidden = false;
    $('sign-in').hidden = true;
    $('main').focus({preventScroll: true});
  }

  function signOut() {
    signed = null;
    asked++;
    $('sign-in').reset();
    $('filters').reset();
    $('explain').reset();
    agentKind();
    $('statements').replaceChildren();
    $('verdict').replaceChildren();
    $('who').hidden = $('inside').hidden = true;
    $('sign-in').hidden = false;
    $('key').focus();
  }

  suggest(VERBS.map(id => ({verb: {id}})));
  $('sign-in').addEventListener('submit', busy($('sign-in'), signIn));
  $('filters').addEventListener('submit', busy($('filters'), () => find().finally(toFound)));
  $('explain').addEventListener('submit', busy($('explain'), explain));
  $('sign-out').addEventListener('click', signOut);
  $('agent-kind').addEventListener('change', agentKind);
  $('agent').addEventListener('input', agentKind);
  $('more').addEventListener('click', older);
  $('copy-query').addEventListener('click', () => copy(curl(question())));
  $('clear').addEventListener('click', () => { $('filters').reset(); agentKind(); find().catch(() => {}); });
  FIELDS.forEach(id => $(id).addEventListener('change', () => problem('problem', '')));
})();
