package dev.tokenward.sandbox.app.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A stream record in the JSON that Lambda sends. */
public record StreamRecord(String sequenceNumber, Instant created, ObjectNode json) {}
