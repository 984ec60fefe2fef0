package vn.vanthu.signing.sign;

/** What preparing a signature gives: the work up to the private key, or the reason why not. */
public sealed interface Preparation permits PreparedSignature, SigningOutcome.Refused {}
