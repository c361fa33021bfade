package org.digitmill.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.digitmill.cli.Launcher;
import org.digitmill.storage.HadoopFiles;

/** A real HDFS on the loopback address: a name node and two data nodes, processes of their own, every block on both. */
final class Hdfs implements AutoCloseable {
    static final int DATA_NODES = 2;

    private static final String NODE = "org.apache.hadoop.hdfs.server.";

    private final Path directory;
    private final String address;
    private final Daemons daemons;
    private final List<Process> dataNodes = new ArrayList<>();

    Hdfs(Path directory) throws Exception {
        this.directory = directory;
        this.address = "hdfs://127.0.0.1:" + Daemons.freePort();
        HadoopSite.write(
                site(),
                "core-site.xml",
                Map.of(
                        "fs.defaultFS",
                        address,
                        "hadoop.tmp.dir",
                        directory.resolve("tmp").toString()));
        HadoopSite.write(
                site(),
                "hdfs-site.xml",
                Map.of(
                        "dfs.replication", String.valueOf(DATA_NODES),
                        "dfs.namenode.http-address", "127.0.0.1:0",
                        "dfs.namenode.edits.noeditlogchannelflush", "true",
                        "dfs.datanode.address", "127.0.0.1:0",
                        "dfs.datanode.http.address", "127.0.0.1:0",
                        "dfs.datanode.ipc.address", "127.0.0.1:0",
                        "dfs.namenode.datanode.registration.ip-hostname-check", "false"));
        this.daemons = new Daemons(
                directory,
                site() + ":"
                        + Daemons.jars(
                                Launcher.CHECKOUT.resolve("target/hadoop/jars"),
                                Daemons.sparkHome().resolve("jars")),
                Map.of("HADOOP_CONF_DIR", site().toString()));
        Process format = daemons.start("format", List.of(), NODE + "namenode.NameNode", "-format", "-nonInteractive");
        assertEquals(0, format.waitFor(), () -> "The name node was not formatted; see " + directory);
        daemons.start("name-node", List.of(), NODE + "namenode.NameNode");
        for (int i = 0; i < DATA_NODES; i++) {
            dataNodes.add(startDataNode(i));
        }
    }

    private Process startDataNode(int number) throws IOException {
        return daemons.start(
                "data-node-" + number,
                List.of(),
                NODE + "datanode.DataNode",
                "-Ddfs.datanode.data.dir=" + directory.resolve("data-" + number));
    }

    /** Comes back when all data nodes are there. */
    void await() throws Exception {
        Daemons.awaitThat("the data nodes", () -> {
            try (FileSystem system = FileSystem.newInstance(configuration())) {
                return ((DistributedFileSystem) system).getDataNodeStats().length == DATA_NODES;
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    /** A directory of configuration that names it as the default file system. */
    Path site() {
        return directory.resolve("site");
    }

    /** The full name of a path that begins with a slash. */
    String path(String path) {
        return address + path;
    }

    HadoopFiles files() {
        return new HadoopFiles(configuration());
    }

    Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.set("fs.defaultFS", address);
        configuration.setInt("dfs.replication", DATA_NODES);
        configuration.setInt("ipc.client.connect.max.retries", 1);
        return configuration;
    }

    /** Takes one data node away, in the midst of whatever it does. */
    void killDataNode() {
        Daemons.kill(dataNodes.get(0));
    }

    /** Brings it back, with the blocks that it had. */
    void restartDataNode() throws IOException {
        dataNodes.set(0, startDataNode(0));
    }

    @Override
    public void close() {
        daemons.close();
    }
}
