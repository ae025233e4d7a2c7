package io.mailferry.operations.report;

import java.nio.file.Path;

/**
 * Where a report was written.
 *
 * @param html the page for people; one file that needs nothing else
 * @param csv the mailboxes as a table
 * @param json everything as data
 */
public record ReportFiles(Path html, Path csv, Path json) {}
