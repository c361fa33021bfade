package org.digitmill.progress;

/** Progress that is not shown. */
final class SilentProgress implements Progress {
    @Override
    public void update(long done, String detail) {}

    @Override
    public void note(String line) {}

    @Override
    public void close() {}
}
