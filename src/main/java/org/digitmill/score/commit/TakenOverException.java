package org.digitmill.score.commit;

import java.io.IOException;
import org.digitmill.score.table.OutputLayout;

/** Another run has taken the output over, since this one was suspended or could not reach the storage until its lease expired. */
public final class TakenOverException extends IOException {
    private static final long serialVersionUID = 1;

    TakenOverException(OutputLayout layout) {
        super("The output directory " + layout.root()
                + " was taken over by another run, since this one did not renew its"
                + " lease in time. What it has published stays; start it again, and it does what is left.");
    }
}
