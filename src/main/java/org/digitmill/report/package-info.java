/**
 * Reports: each is one HTML file about a training or a scoring run that contains its plots and pictures and loads nothing from elsewhere.
 */
package org.digitmill.report;
