package dev.tokenward.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads the audit part by part. Each part is bounded by its bytes (a function's answer has at most
 * 6 MB, in which each quote of a line counts twice) and by the chains read for it (an API answers
 * within 29 seconds).
 */
final class AuditExport {
    private static final int MOST_BYTES = 2_500_000;
    private static final int MOST_CHAINS = 300;

    private final AuditSubjects subjects;
    private final AuditEvents events;
    private final SealTable seals;

    AuditExport(AuditSubjects subjects, AuditEvents events, SealTable seals) {
        this.subjects = subjects;
        this.events = events;
        this.seals = seals;
    }

    AuditLog.ExportPart part(ExportCursor from, int most) {
        Part part = new Part(from, most);
        if ((from.subject().isEmpty() && addSeals(part)) || addEvents(part)) {
            return new AuditLog.ExportPart(part.lines, Optional.of(part.at.encode()));
        }
        part.lines.add(end(part.at));
        return new AuditLog.ExportPart(part.lines, Optional.empty());
    }

    /** Whether the part is full. */
    private boolean addSeals(Part part) {
        while (true) {
            List<SealTable.Line> batch = seals.after(part.at.seal());
            if (batch.isEmpty()) {
                return false;
            }
            for (SealTable.Line line : batch) {
                if (!part.add(line.text(), part.at.sealed(line.number()))) {
                    return true;
                }
            }
        }
    }

    /** Whether the part is full. */
    private boolean addEvents(Part part) {
        if (!part.at.subject().isEmpty() && addChain(part, part.at.subject())) {
            return true;
        }
        String last = part.at.subject();
        for (int chains = 0; ; ) {
            List<String> batch = subjects.after(last);
            if (batch.isEmpty()) {
                return false;
            }
            for (String subject : batch) {
                if (++chains > MOST_CHAINS || addChain(part, subject)) {
                    return true;
                }
                last = subject;
                part.at = part.at.passed(subject);
            }
        }
    }

    private boolean addChain(Part part, String subject) {
        long sequence = subject.equals(part.at.subject()) ? part.at.sequence() : 0;
        while (true) {
            int wanted = part.room() + 1;
            List<Map<String, AttributeValue>> batch = events.after(subject, sequence, wanted);
            for (Map<String, AttributeValue> item : batch) {
                sequence = Long.parseLong(Items.attribute(item, "sk").s());
                if (!part.add(AuditRecords.line(item), part.at.event(subject, sequence))) {
                    return true;
                }
            }
            if (batch.size() < wanted) {
                return false;
            }
        }
    }

    private static String end(ExportCursor at) {
        ObjectNode line = Json.object();
        line.putObject("end")
                .put("events", Long.toString(at.events()))
                .put("subjects", Long.toString(at.subjects()))
                .put("seals", Long.toString(at.seals()));
        return Json.write(line);
    }

    /** A part in the making. */
    private static final class Part {
        private final List<String> lines = new ArrayList<>();
        private final int most;
        private int bytes;
        private ExportCursor at;

        Part(ExportCursor at, int most) {
            this.at = at;
            this.most = most;
        }

        int room() {
            return most - lines.size();
        }

        /** Whether it found room; the first line always does. */
        boolean add(String line, ExportCursor then) {
            int size = line.getBytes(StandardCharsets.UTF_8).length + 1;
            if (!lines.isEmpty() && (room() == 0 || bytes + size > MOST_BYTES)) {
                return false;
            }
            lines.add(line);
            bytes += size;
            at = then;
            return true;
        }
    }
}
