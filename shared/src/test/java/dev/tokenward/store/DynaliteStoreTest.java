package dev.tokenward.store;

/** The store's contract in a strict engine: every expression passes DynamoDB's grammar. */
class DynaliteStoreTest extends StoreContract {
    DynaliteStoreTest() {
        super(DynaliteTable.created());
    }
}
