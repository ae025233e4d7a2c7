package io.mailferry.rehearsal.house.broken.model.policy;

/** Stands in for a decision. */
public record Decision(String sentence) {}
