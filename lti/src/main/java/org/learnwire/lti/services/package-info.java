/**
 * What a platform does for a tool after a launch: its gradebook (Assignment and Grade Services
 * 2.0), its members (Names and Role Provisioning Services 2.0), and links placed in its courses
 * (Deep Linking 2.0).
 *
 * <p>In: a {@link org.learnwire.lti.Registration} and addresses that a signed launch named. Out:
 * calls with a token of exactly the scopes needed, to those hosts alone; or a {@link
 * org.learnwire.lti.services.ServiceFailure} that says what, where and what to do next.
 */
@NullMarked
package org.learnwire.lti.services;

import org.jspecify.annotations.NullMarked;
