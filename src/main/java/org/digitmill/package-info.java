/**
 * Types that all packages share: {@link org.digitmill.InputException} for a user's mistakes, JSON fields and library versions.
 */
package org.digitmill;
