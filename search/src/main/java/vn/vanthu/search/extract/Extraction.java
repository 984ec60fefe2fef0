package vn.vanthu.search.extract;

/** What came of reading a file: its text, or a typed refusal. */
public sealed interface Extraction permits ExtractedText, Refused {}
