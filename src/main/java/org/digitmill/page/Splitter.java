package org.digitmill.page;

import java.util.ArrayList;
import java.util.List;

/** Splits blobs of several digits that touch: all cuts are tried, and those are made whose parts read best together. */
final class Splitter {
    private final Examiner examiner;
    private final double digitHeight;

    Splitter(Examiner examiner, double digitHeight) {
        this.examiner = examiner;
        this.digitHeight = digitHeight;
    }

    /** The parts of each candidate, or the candidate alone where that reads best. */
    List<Candidate> split(List<Candidate> touching) {
        List<Lattice> lattices = new ArrayList<>();
        List<Blob> parts = new ArrayList<>();
        for (Candidate candidate : touching) {
            Lattice lattice = Lattice.of(candidate, digitHeight);
            lattices.add(lattice);
            parts.addAll(lattice.parts());
        }
        List<Candidate> examined = examiner.examine(parts);
        List<Candidate> result = new ArrayList<>();
        int from = 0;
        for (Lattice lattice : lattices) {
            int to = from + lattice.parts().size();
            result.addAll(lattice.best(examined.subList(from, to)));
            from = to;
        }
        return result;
    }
}
