/** Pages of handwritten numbers for tests and measurements, set from labelled digits, with the truth about each. No part of the product. */
package org.digitmill.samples.pages;
