package io.mailferry.rehearsal.house.broken.model.decision;

/** Stands in for a decision. */
public record Decision(String sentence) {}
