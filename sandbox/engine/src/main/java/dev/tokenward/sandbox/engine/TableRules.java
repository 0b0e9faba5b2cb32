package dev.tokenward.sandbox.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What DynamoDB and CloudFormation refuse in a table's declaration; the engine accepts much of it.
 */
final class TableRules {
    private static final int MAX_GLOBAL_INDEXES = 20;
    private static final int MAX_LOCAL_INDEXES = 5;
    private static final int MAX_PROJECTED_ATTRIBUTES = 100;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");
    private static final Set<String> PROPERTIES =
            Set.of(
                    "AttributeDefinitions",
                    "BillingMode",
                    "ContributorInsightsSpecification",
                    "DeletionProtectionEnabled",
                    "GlobalSecondaryIndexes",
                    "ImportSourceSpecification",
                    "KeySchema",
                    "KinesisStreamSpecification",
                    "LocalSecondaryIndexes",
                    "OnDemandThroughput",
                    "PointInTimeRecoverySpecification",
                    "ProvisionedThroughput",
                    "ResourcePolicy",
                    "SSESpecification",
                    "StreamSpecification",
                    "TableClass",
                    "TableName",
                    "Tags",
                    "TimeToLiveSpecification",
                    "WarmThroughput");

    private final Resource table;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> used = new HashSet<>();

    private TableRules(Resource table) {
        this.table = table;
    }

    /**
     * Holds a declaration against the rules.
     *
     * @throws TemplateFault naming every fault at once
     */
    static void check(Resource table) {
        TableRules rules = new TableRules(table);
        rules.check();
        if (!rules.faults.isEmpty()) {
            throw new TemplateFault(
                    "AWS would refuse table "
                            + table.id()
                            + ": "
                            + String.join("; ", rules.faults));
        }
    }

    private void check() {
        table.properties().entries().keySet().stream()
                .filter(property -> !PROPERTIES.contains(property))
                .forEach(property -> faults.add("a table has no property " + property));
        table.get("TableName")
                .optionalText()
                .filter(name -> !NAME.matcher(name).matches())
                .ifPresent(name -> faults.add(name + " is no name of a table"));
        Set<String> defined = definitions();
        keySchema(table.get("KeySchema"), "the table", defined);
        indexes("GlobalSecondaryIndexes", MAX_GLOBAL_INDEXES, defined);
        indexes("LocalSecondaryIndexes", MAX_LOCAL_INDEXES, defined);
        defined.stream()
                .filter(name -> !used.contains(name))
                .forEach(name -> faults.add("attribute " + name + " is defined but is in no key"));
        billing();
        stream();
        if (table.get("TimeToLiveSpecification").get("Enabled").flag()
                && !table.get("TimeToLiveSpecification").get("AttributeName").isPresent()) {
            faults.add("TimeToLiveSpecification names no attribute");
        }
    }

    private Set<String> definitions() {
        Set<String> defined = new LinkedHashSet<>();
        for (Node definition : table.get("AttributeDefinitions").items()) {
            String name = definition.get("AttributeName").text();
            if (!defined.add(name)) {
                faults.add("attribute " + name + " is defined twice");
            }
            String type = definition.get("AttributeType").text();
            if (!Set.of("S", "N", "B").contains(type)) {
                faults.add("attribute " + name + " has type " + type + ", not S, N or B");
            }
        }
        return defined;
    }

    private void keySchema(Node schema, String of, Set<String> defined) {
        List<String> types = schema.items().stream().map(key -> key.get("KeyType").text()).toList();
        if (!types.equals(List.of("HASH")) && !types.equals(List.of("HASH", "RANGE"))) {
            faults.add(of + " has key types " + types + ", not HASH and maybe RANGE");
        }
        List<String> names =
                schema.items().stream().map(key -> key.get("AttributeName").text()).toList();
        if (new HashSet<>(names).size() < names.size()) {
            faults.add(of + " has one attribute as both keys");
        }
        for (String name : names) {
            used.add(name);
            if (!defined.contains(name)) {
                faults.add("key " + name + " of " + of + " is not among AttributeDefinitions");
            }
        }
    }

    private void indexes(String property, int most, Set<String> defined) {
        List<Node> indexes = table.get(property).items();
        if (indexes.size() > most) {
            faults.add(indexes.size() + " " + property + ", at most " + most + " are allowed");
        }
        Set<String> names = new HashSet<>();
        int projected = 0;
        for (Node index : indexes) {
            String name = index.get("IndexName").text();
            if (!NAME.matcher(name).matches()) {
                faults.add(name + " is no name of an index");
            }
            if (!names.add(name)) {
                faults.add("index " + name + " is there twice");
            }
            keySchema(index.get("KeySchema"), "index " + name, defined);
            projected += projection(name, index.get("Projection"));
        }
        if (projected > MAX_PROJECTED_ATTRIBUTES) {
            faults.add(projected + " projected attributes, at most 100 are allowed");
        }
    }

    private int projection(String index, Node projection) {
        String type = projection.get("ProjectionType").optionalText().orElse("missing");
        int attributes = projection.get("NonKeyAttributes").items().size();
        boolean fits =
                switch (type) {
                    case "ALL", "KEYS_ONLY" -> attributes == 0;
                    case "INCLUDE" -> attributes > 0;
                    default -> false;
                };
        if (!fits) {
            faults.add(
                    "index "
                            + index
                            + " has projection "
                            + type
                            + " with "
                            + attributes
                            + " attributes");
        }
        return attributes;
    }

    private void billing() {
        boolean onDemand =
                table.get("BillingMode")
                        .optionalText()
                        .orElse("PROVISIONED")
                        .equals("PAY_PER_REQUEST");
        if (onDemand == table.get("ProvisionedThroughput").isPresent()) {
            faults.add("ProvisionedThroughput belongs to BillingMode PROVISIONED, and only there");
        }
    }

    private void stream() {
        Node stream = table.get("StreamSpecification");
        if (stream.isPresent()
                && !Set.of("NEW_AND_OLD_IMAGES", "NEW_IMAGE", "OLD_IMAGE", "KEYS_ONLY")
                        .contains(stream.get("StreamViewType").optionalText().orElse("missing"))) {
            faults.add("StreamSpecification has no known StreamViewType");
        }
    }
}
