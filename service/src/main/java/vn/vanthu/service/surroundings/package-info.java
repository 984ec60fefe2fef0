/**
 * Is everything around the service as it must be? Each look names one broken thing and how to mend
 * it. Read {@link vn.vanthu.service.surroundings.Ailment} and {@link
 * vn.vanthu.service.surroundings.Surroundings}. Changes nothing; knows no HTTP.
 */
@NullMarked
package vn.vanthu.service.surroundings;

import org.jspecify.annotations.NullMarked;
