/** A fake Salesforce: the token, queries, thanks with badges, an object for goals. */
package org.learnwire.sandbox.salesforce;
