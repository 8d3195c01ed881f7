/**
 * A Slack as an app sees it: an incoming webhook, posting, and finding people by address.
 *
 * <p>What enters: messages. What leaves: {@code ok}, or an error in the dialect of the door that
 * was used: plain text with a status at the webhook, {@code ok:false} with 200 at the Web API.
 */
package org.learnwire.sandbox.slack;
