package org.digitmill.train.averaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.digitmill.train.averaging.RoundPlan.Minibatches;
import org.junit.jupiter.api.Test;

class RoundPlanTest {
    @Test
    void aConstantPeriodCutsEveryEpochAlike() {
        RoundPlan plan = new RoundPlan(10, 3, 4, 4);

        List<Minibatches> rounds = List.of(new Minibatches(0, 4), new Minibatches(4, 8), new Minibatches(8, 10));
        assertEquals(rounds, plan.rounds(1));
        assertEquals(rounds, plan.rounds(3));
    }

    @Test
    void aGrowingPeriodGoesFromFirstToLast() {
        RoundPlan plan = new RoundPlan(100, 4, 2, 50);

        assertEquals(new Minibatches(0, 2), plan.rounds(1).get(0));
        assertEquals(new Minibatches(0, 26), plan.rounds(3).get(0));
        List<Minibatches> last = plan.rounds(4);
        assertTrue(last.get(1).to() - last.get(1).from() > 38, last.toString());
        int longest = 0;
        for (int epoch = 1; epoch <= 4; epoch++) {
            int at = 0;
            List<Minibatches> rounds = plan.rounds(epoch);
            for (Minibatches round : rounds.subList(0, rounds.size() - 1)) {
                assertEquals(at, round.from());
                assertTrue(round.to() - round.from() >= longest, round.toString());
                longest = round.to() - round.from();
                at = round.to();
            }
            assertEquals(at, rounds.get(rounds.size() - 1).from());
            assertEquals(100, rounds.get(rounds.size() - 1).to());
        }
        assertTrue(longest <= 50);
    }

    @Test
    void aPeriodLongerThanTheEpochIsOneRound() {
        int longest = Integer.MAX_VALUE;

        assertEquals(List.of(new Minibatches(0, 7)), new RoundPlan(7, 1, longest, longest).rounds(1));
    }
}
