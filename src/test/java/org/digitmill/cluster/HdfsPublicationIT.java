package org.digitmill.cluster;

import org.digitmill.score.commit.PublicationContract;
import org.digitmill.storage.HadoopFiles;

/** On a real HDFS. */
@ClusterTest
class HdfsPublicationIT extends PublicationContract {
    private static int next;

    private final TestCluster cluster;

    HdfsPublicationIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @Override
    protected HadoopFiles files() {
        return cluster.hdfs().files();
    }

    @Override
    protected String directory() {
        return cluster.hdfs().path("/publication/out" + next++);
    }
}
