package vn.vanthu.service.records;

/** A sentence for people under a stable code. */
public record Notice(String code, String vi, String en) {}
