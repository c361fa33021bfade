/** Templates of forms: where their fields are, and how they lie on a page. May use {@code page.picture}. */
package org.digitmill.page.form;
