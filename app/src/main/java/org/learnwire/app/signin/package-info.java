/**
 * Who is at the pages and the control API, and what they may. In: passwords, one-time links, tokens
 * and the word of a single sign-on. Out: a {@link org.learnwire.app.signin.SignedIn} per request,
 * or a refusal. The LRS and webhooks have credentials of their own and never come here.
 */
@NullMarked
package org.learnwire.app.signin;

import org.jspecify.annotations.NullMarked;
