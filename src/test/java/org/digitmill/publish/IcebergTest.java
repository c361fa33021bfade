package org.digitmill.publish;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class IcebergTest extends CatalogContract {
    private static TestPostgres server;

    @BeforeAll
    static void open() throws IOException {
        server = TestPostgres.start();
        CatalogSession.openOn(server);
    }

    @AfterAll
    static void close() throws IOException {
        CatalogSession.close();
        if (server != null) {
            server.close();
        }
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
