package org.digitmill.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.digitmill.cli.Launcher;

/** A real YARN on the loopback address: a resource manager and two node managers, processes of their own. */
final class Yarn implements AutoCloseable {
    private static final int NODES = 2;
    private static final String SERVER = "org.apache.hadoop.yarn.server.";

    private final Daemons daemons;
    private final Configuration configuration = new Configuration(false);

    /** @param site a directory of Hadoop's configuration, which learns of it */
    Yarn(Path directory, Path site) throws Exception {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("yarn.resourcemanager.hostname", "127.0.0.1");
        for (String service : List.of("", ".scheduler", ".resource-tracker", ".admin", ".webapp")) {
            properties.put("yarn.resourcemanager" + service + ".address", "127.0.0.1:" + Daemons.freePort());
        }
        properties.put("yarn.resourcemanager.scheduler.class", SERVER + "resourcemanager.scheduler.fifo.FifoScheduler");
        properties.put("yarn.scheduler.minimum-allocation-mb", "128");
        properties.put("yarn.nodemanager.resource.memory-mb", "4096");
        properties.put("yarn.nodemanager.resource.cpu-vcores", "2");
        properties.put("yarn.nodemanager.address", "127.0.0.1:0");
        properties.put("yarn.nodemanager.localizer.address", "127.0.0.1:${digitmill.localizer}");
        properties.put("yarn.nodemanager.webapp.address", "127.0.0.1:0");
        properties.put("yarn.nodemanager.local-dirs", "${digitmill.node}/local");
        properties.put("yarn.nodemanager.log-dirs", "${digitmill.node}/log");
        properties.put("yarn.nodemanager.vmem-check-enabled", "false");
        // Whether the machine that tests has a full disk is not the question here.
        properties.put("yarn.nodemanager.disk-health-checker.enable", "false");
        HadoopSite.write(site, "yarn-site.xml", properties);
        properties.forEach(configuration::set);
        daemons = new Daemons(
                directory,
                site + ":"
                        + Daemons.jars(
                                Launcher.CHECKOUT.resolve("target/hadoop/jars"),
                                Daemons.sparkHome().resolve("jars")),
                Map.of("HADOOP_CONF_DIR", site.toString()));
        daemons.start("resource-manager", List.of(), SERVER + "resourcemanager.ResourceManager");
        for (int node = 0; node < NODES; node++) {
            daemons.start(
                    "node-manager-" + node,
                    List.of(
                            "-Ddigitmill.node=" + directory.resolve("node-" + node),
                            "-Ddigitmill.localizer=" + Daemons.freePort()),
                    SERVER + "nodemanager.NodeManager");
        }
        Daemons.awaitThat("the node managers", this::isUp);
    }

    private boolean isUp() throws IOException {
        try (YarnClient client = YarnClient.createYarnClient()) {
            Configuration impatient = new Configuration(configuration);
            impatient.setInt("yarn.resourcemanager.connect.max-wait.ms", 1_000);
            impatient.setInt("yarn.resourcemanager.connect.retry-interval.ms", 500);
            impatient.setInt("ipc.client.connect.max.retries", 1);
            client.init(impatient);
            client.start();
            return client.getYarnClusterMetrics().getNumNodeManagers() == NODES;
        } catch (IOException | YarnException notYet) {
            return false;
        }
    }

    /** Spark's settings for those who run on it, with an executor of one core on each node. */
    Map<String, String> settings(String deployMode) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spark.master", "yarn");
        settings.put("spark.submit.deployMode", deployMode);
        settings.put("spark.executor.instances", String.valueOf(NODES));
        settings.put("spark.executor.cores", "1");
        settings.put("spark.executor.memory", "1g");
        settings.put("spark.executor.memoryOverhead", "1g");
        settings.put("spark.driver.memory", "1g");
        settings.put("spark.driver.memoryOverhead", "1g");
        settings.put("spark.ui.enabled", "false");
        settings.put("spark.driver.defaultJavaOptions", StandaloneCluster.SHORT_RUNS);
        settings.put("spark.executor.defaultJavaOptions", StandaloneCluster.SHORT_RUNS);
        // Containers would listen on the machine's own address.
        settings.put("spark.yarn.appMasterEnv.SPARK_LOCAL_IP", "127.0.0.1");
        settings.put("spark.executorEnv.SPARK_LOCAL_IP", "127.0.0.1");
        // Spark itself is on every machine already.
        settings.put("spark.yarn.jars", "local:" + Daemons.sparkHome().resolve("jars") + "/*");
        if (deployMode.equals("client")) {
            settings.put("spark.driver.host", "127.0.0.1");
            settings.put("spark.driver.bindAddress", "127.0.0.1");
        }
        return settings;
    }

    @Override
    public void close() {
        daemons.close();
    }
}
