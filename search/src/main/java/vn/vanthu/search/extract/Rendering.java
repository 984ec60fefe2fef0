package vn.vanthu.search.extract;

/** What came of drawing a page: a picture, or a typed refusal. */
public sealed interface Rendering permits PageImage, Refused {}
