/** Grey pictures and operations on pixels. Uses no other package of the project. */
package org.digitmill.image.pixel;
