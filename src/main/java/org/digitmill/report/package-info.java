/** Runs as pages for people: one HTML file each, with its plots and pictures inside, that fetches nothing. */
package org.digitmill.report;
