/**
 * The house as tests: which module may know which, what things are called, and that what README and
 * docs point at is there. Enters: the compiled modules, the sources and the pages of this
 * repository. Leaves: a failing test that says because of what.
 */
package org.learnwire.architecture;
