package dev.tokenward.store;

/** The store's contract against the table in memory: what the fault matrix rests on. */
class MemoryStoreTest extends StoreContract {
    MemoryStoreTest() {
        super(TestTable.inMemory());
    }
}
