/** A page as pixels: its pyramid of sizes, its ink as a mask, connected components, skew. Uses no other package of {@code page}. */
package org.digitmill.page.picture;
