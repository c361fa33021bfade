package org.digitmill.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Optional;
import org.digitmill.cli.Invocation;
import org.digitmill.cli.common.Home;
import org.junit.jupiter.api.Test;

class NetworksCommandTest {
    private static final Home CHECKOUT = new Home(Optional.of(Path.of("").toAbsolutePath()));

    @Test
    void theLayersOfANetworkAreAJsonLine() throws JsonProcessingException {
        Invocation shown = Invocation.of(CHECKOUT, "networks", "two-conv", "--json");
        assertEquals(0, shown.status(), shown.messages());
        assertEquals(1, shown.results().lines().count());
        JsonNode network = new ObjectMapper().readTree(shown.results());
        assertEquals("two-conv", network.get("network").asText());
        assertEquals(121_930, network.get("parameters").asLong());
        JsonNode first = network.get("layers").get(0);
        assertEquals(
                "{\"name\":\"conv2d_1\",\"type\":\"conv2d\",\"output_shape\":[26,26,32],\"parameters\":320}",
                first.toString());
    }

    @Test
    void theLayersOfANetworkAreATable() {
        Invocation shown = Invocation.of(CHECKOUT, "networks", "two-conv");
        assertTrue(shown.results().contains("26×26×32"), shown.results());
        assertTrue(shown.results().contains("121,930 parameters"), shown.results());
    }

    @Test
    void theBundledNetworksServeWhereThereIsNoDirectory() {
        Invocation listed = Invocation.of(new Home(Optional.empty()), "networks");
        assertEquals(0, listed.status(), listed.messages());
        assertTrue(listed.results().contains("two-conv"), listed.results());
    }

    @Test
    void anUnknownNetworkIsWrongInput() {
        Invocation refused = Invocation.of(CHECKOUT, "networks", "twoconv");
        assertEquals(3, refused.status());
        assertTrue(refused.messages().contains("two-conv"), refused.messages());
    }
}
