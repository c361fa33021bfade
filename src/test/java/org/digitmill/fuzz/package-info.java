/** Fuzzing of the program's own parsers with mutated files. */
package org.digitmill.fuzz;
