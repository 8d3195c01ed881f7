package org.learnwire.sandbox.lti;

import org.learnwire.sandbox.http.Reply;

/**
 * Platform storage: the tool talks to a sibling frame on the sign-on origin, which passes on to the
 * page and back; the page keeps what it is told apart by the tool's origin.
 */
final class CanvasStorage {

  private static final String FRAME =
      """
      <script>
      const SCHOOL = '%s', waiting = new Map();
      addEventListener('message', e => {
        const m = e.data;
        if (!m || typeof m.subject !== 'string') return;
        if (e.source === parent) {
          if (e.origin !== SCHOOL) return;
          const back = waiting.get(m.message_id);
          waiting.delete(m.message_id);
          if (back) back.source.postMessage(m, back.origin);
        } else {
          waiting.set(m.message_id, {source: e.source, origin: e.origin});
          parent.postMessage({...m, toolOrigin: e.origin}, SCHOOL);
        }
      });
      </script>
      """;

  private static final String PAGE =
      """
      <script>
      const SSO = '%s', MODE = '%s', FRAME = 'post_message_forwarding';
      const known = ['lti.close', 'lti.frameResize', 'lti.fetchWindowSize'];
      function answer(m, tool) {
        const r = {subject: m.subject + '.response', message_id: m.message_id};
        if (m.subject === 'lti.capabilities')
          return {...r, supported_messages: [
            {subject: 'lti.capabilities'},
            {subject: 'lti.get_data', frame: FRAME}, {subject: 'lti.put_data', frame: FRAME},
            ...known.map(subject => ({subject}))]};
        const fail = code => ({...r, error: {code, message: code}});
        if (!['lti.get_data', 'lti.put_data'].includes(m.subject)) return fail('unsupported_subject');
        if (!m.key || !m.message_id) return fail('bad_request');
        const own = 'storage ' + tool + ' ', key = own + m.key;
        if (m.subject === 'lti.get_data')
          return {...r, key: m.key, value: localStorage.getItem(key)};
        if (m.value === undefined || m.value === null) {
          localStorage.removeItem(key);
          return {...r, key: m.key, value: null};
        }
        const kept = Object.keys(localStorage).filter(k => k.startsWith(own) && k !== key);
        const size = kept.reduce((sum, k) => sum + localStorage.getItem(k).length, m.value.length);
        if (MODE === 'exhausted' || kept.length >= 500 || size > 4096) return fail('storage_exhaustion');
        localStorage.setItem(key, m.value);
        return {...r, key: m.key, value: m.value};
      }
      addEventListener('message', e => {
        const m = e.data;
        if (!m || typeof m.subject !== 'string') return;
        if (m.subject === 'org.imsglobal.lti.close') document.body.dataset.closed = 'yes';
        if (MODE === 'silent' || m.subject.endsWith('.response')) return;
        const forwarded = e.source === frames[FRAME] && e.origin === SSO;
        const reply = answer(m, forwarded ? m.toolOrigin : e.origin);
        if (forwarded && MODE === 'wrong-origin') {
          frames['tool_content'].postMessage(reply, '*');
        } else {
          e.source.postMessage(reply, e.origin);
        }
      });
      </script>
      """;

  private CanvasStorage() {}

  static Reply frame(CanvasSite site) {
    return Html.page(200, "post_message_forwarding", FRAME.formatted(site.schoolOrigin()));
  }

  /** For the page around the tool; {@code mode}: on, off, silent, exhausted or wrong-origin. */
  static String script(CanvasSite site, String mode) {
    return PAGE.formatted(site.ssoOrigin(), mode.replaceAll("[^a-z-]", ""))
        + "<iframe name=\"post_message_forwarding\" title=\"storage\" style=\"display:none\" src=\""
        + Html.escape(site.sso() + "/post_message_forwarding")
        + "\"></iframe>";
  }
}
