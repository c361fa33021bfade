/** Fuzzing: mutated files for every parser of our own, and what must hold whatever is in them. */
package org.digitmill.fuzz;
