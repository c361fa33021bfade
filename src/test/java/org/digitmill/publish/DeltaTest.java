package org.digitmill.publish;

import org.junit.jupiter.api.AfterAll;

class DeltaTest extends CatalogContract {
    @AfterAll
    static void close() {
        CatalogSession.close();
    }

    @Override
    String catalog() {
        return "spark_catalog";
    }

    @Override
    String using() {
        return "delta";
    }
}
