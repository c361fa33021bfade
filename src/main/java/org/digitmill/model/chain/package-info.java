/**
 * What the importers of other libraries' models share: a chain of our layers that grows layer by layer, weights included, while the order
 * of the other's numbers is kept account of.
 */
package org.digitmill.model.chain;
