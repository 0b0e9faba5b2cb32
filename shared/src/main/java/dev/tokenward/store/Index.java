package dev.tokenward.store;

/** The global indexes, as template.yaml declares them. */
enum Index {
    OWNER("owner", "ownerKey", "ownerSort"),
    LISTING("listing", "listKey", "listSort"),
    INBOX("inbox", "inboxKey", "inboxSort"),
    TICK("tick", "tickKey", "tickAt"),
    DAILY("daily", "dailyKey", "dailyAt");

    final String indexName;
    final String key;
    final String sort;

    Index(String indexName, String key, String sort) {
        this.indexName = indexName;
        this.key = key;
        this.sort = sort;
    }
}
