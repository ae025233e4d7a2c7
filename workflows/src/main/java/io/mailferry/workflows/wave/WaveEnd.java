package io.mailferry.workflows.wave;

import io.mailferry.model.WaveName;

/**
 * A wave that is over.
 *
 * @param wave which
 * @param tally how it ended
 */
public record WaveEnd(WaveName wave, WaveTally tally) {}
