/**
 * The Dropwizard application: the office, its edges and its commands. Start reading at Main and
 * Wiring.
 */
@NullMarked
package vn.vanthu.service;

import org.jspecify.annotations.NullMarked;
