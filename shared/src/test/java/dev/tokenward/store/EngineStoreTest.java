package dev.tokenward.store;

/** The store's contract, by the real SDK against the local engine. */
class EngineStoreTest extends StoreContract {
    EngineStoreTest() {
        super(TestTable.inEngine());
    }
}
