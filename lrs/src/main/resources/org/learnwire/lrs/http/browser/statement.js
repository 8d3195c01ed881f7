'use strict';
/* How a statement is shown. Everything is text: nothing of a statement ever becomes markup. */

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

const JSON_PART = /("(?:\\.|[^"\\])*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b/g;

/** Indented JSON with its keys, texts, numbers and words coloured. */
function highlighted(value) {
  const text = JSON.stringify(value, null, 2);
  const shown = element('pre');
  shown.tabIndex = 0;
  let end = 0;
  for (const part of text.matchAll(JSON_PART)) {
    shown.append(text.slice(end, part.index));
    const kind = part[2] ? 'j-key' : part[1] ? 'j-text' : part[3] ? 'j-number' : 'j-word';
    shown.append(element('span', kind, part[1] || part[0]), part[2] || '');
    end = part.index + part[0].length;
  }
  shown.append(text.slice(end));
  return shown;
}

/** The best of a language map for this reader. */
function inWords(map) {
  if (!map || typeof map !== 'object') return '';
  for (const wanted of navigator.languages) {
    const found = Object.keys(map).find(tag => tag.split('-')[0] === wanted.split('-')[0]);
    if (found) return map[found];
  }
  return Object.values(map)[0] || '';
}

function lastPart(iri) {
  return String(iri || '').replace(/[/#]+$/, '').split(/[/#]/).pop() || String(iri || '');
}

function actorWords(actor) {
  if (!actor) return 'somebody';
  if (actor.name) return actor.name;
  if (actor.mbox) return actor.mbox.replace('mailto:', '');
  if (actor.account) return actor.account.name;
  if (actor.openid || actor.mbox_sha1sum) return actor.openid || actor.mbox_sha1sum;
  return actor.member ? 'a group of ' + actor.member.length : 'somebody';
}

function objectWords(object) {
  if (!object) return '';
  if (object.objectType === 'StatementRef') return 'statement ' + object.id;
  if (object.objectType === 'SubStatement') return actorWords(object.actor) + ' … ' + objectWords(object.object);
  if (object.objectType === 'Agent' || object.objectType === 'Group') return actorWords(object);
  return inWords(object.definition && object.definition.name) || object.id;
}

const VOIDED = 'http://adlnet.gov/expapi/verbs/voided';

/** One line: who did what to what. */
function sentence(statement) {
  const said = element('span', 'said');
  const verb = statement.verb || {};
  said.append(
    element('b', '', actorWords(statement.actor)), ' ',
    element('span', 'verb', inWords(verb.display) || lastPart(verb.id)), ' ',
    objectWords(statement.object));
  if (verb.id === VOIDED) said.append(' ', element('span', 'tag', 'takes a statement back'));
  return said;
}

/** The reader's own way of writing a moment. */
function moment(iso) {
  const at = new Date(iso);
  return isNaN(at) ? String(iso || '') : at.toLocaleString(undefined, {dateStyle: 'medium', timeStyle: 'medium'});
}

/** Whether some actor in it has a name like this. */
function names(statement, part) {
  const wanted = part.toLowerCase();
  const look = node => node && typeof node === 'object' && (
    (typeof node.name === 'string' && node.name.toLowerCase().includes(wanted)) ||
    Object.entries(node).some(([key, value]) => key !== 'definition' && key !== 'authority' && look(value)));
  return look(statement);
}
