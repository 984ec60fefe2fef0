/**
 * How does the verifier behave towards what should not exist? Certificates, revocation answers,
 * time stamps, CMS and PDF signatures made here are right by default and wrong wherever a test asks
 * for it.
 *
 * <p>Read {@link vn.vanthu.forge.Draft} and {@link vn.vanthu.forge.CmsForge} first. It must not
 * know the product: what judges and what is judged share no code.
 */
@NullMarked
package vn.vanthu.forge;

import org.jspecify.annotations.NullMarked;
