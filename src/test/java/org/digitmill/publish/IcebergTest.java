package org.digitmill.publish;

import org.junit.jupiter.api.AfterAll;

class IcebergTest extends CatalogContract {
    @AfterAll
    static void close() {
        CatalogSession.close();
    }

    @Override
    String catalog() {
        return "lake";
    }

    @Override
    String using() {
        return "iceberg";
    }
}
