package org.digitmill.dataset.document;

import java.util.List;
import java.util.Map;

/** The ways to write signs, and the marks that people make on forms. */
final class SignAllographs {
    /** As {@link Allograph#parse} reads it, by the sign's name; drawn by hand for this program. */
    private static final Map<String, List<Allograph>> SIGNS = Allograph.parse(
            """
            degree b 2: 14,2 4,12 14,24 24,12 14,2
            percent b 3: 60,0 6,100 | 16,4 4,18 16,32 28,18 16,4 | 54,66 42,80 54,96 66,80 54,66
            point b 3: 4,98 6,100
            comma b 3: 10,92 12,102 2,118
            colon b 2: 6,52 8,54 | 6,96 8,98
            semicolon b 1: 8,52 10,54 | 10,92 10,102 2,116
            slash b 2: 40,-6 0,106
            backslash b 1: 0,0 44,100
            hyphen b 4: 0,54 34,52
            dash b 3: 0,54 74,52
            plus b 3: 34,24 32,90 | 0,58 66,56
            times b 2: 4,36 44,86 | 44,36 2,88
            equals b 3: 0,46 54,44 | 0,68 54,66
            openround b 3: 26,-6 6,26 4,74 24,108
            closeround b 3: 4,-6 24,26 26,74 4,108
            opensquare b 1: 28,-4 4,-4! 4,104! 28,104
            closesquare b 1: 0,-4 24,-4! 24,104! 0,104
            openbrace b 1: 34,-6 18,6 20,38 4,50! 20,62 18,94 34,106
            closebrace b 1: 4,-6 20,6 18,38 34,50! 18,62 20,94 4,106
            dollar b 2: 58,18 36,8 12,18 16,40 44,54 58,72 48,90 26,94 4,82 | 32,-8 28,112
            euro b 2: 64,12 42,2 20,22 14,54 26,90 48,98 66,84 | 0,42 48,40 | 0,60 44,58
            number b 2: 26,4 14,98 | 54,4 42,98 | 4,34 66,32 | 0,68 62,66
            asterisk b 2: 24,4 22,52 | 4,14 42,44 | 42,12 4,46
            ampersand b 2: 70,98 18,28 26,4 44,6 44,26 10,66 14,94 40,98 62,60
            plusloop b 1: 30,30 28,88 10,70! 58,52
            question b 2: 6,20 22,2 46,10 46,34 26,52 24,72 | 23,96 25,98
            exclamation b 2: 10,0 8,70 | 7,96 9,99
            apostrophe b 1: 8,0 4,22
            ditto b 2: 6,30 2,58 | 24,30 20,58
            tilde b 1: 0,58 14,46 34,58 52,48
            less b 1: 54,30 4,56! 54,86
            greater b 1: 4,30 54,56! 4,86
            bar b 1: 4,-8 4,110
            section b 1: 44,8 24,0 12,16 44,44 38,62 8,34 8,24 | 44,60 46,84 24,104 4,94
            at b 1: 52,60 38,40 22,52 26,72 48,66 56,40! 56,70 72,64 74,30 44,4 8,30 6,76 40,100 68,88
            arrowright b 2: 0,54 84,52 | 62,34 86,52! 62,72
            arrowleft b 1: 84,54 2,52 | 24,34 0,52! 24,72
            arrowdown b 1: 30,0 30,98 | 10,72 30,100! 52,74
            underline b 3: 0,112 60,110 140,112
            doubleunderline b 2: 0,104 110,102 | 4,116 114,114
            root b 1: 0,60 12,54! 26,98! 44,4! 110,4
            paragraph b 1: 40,4 16,8 8,30 24,48 40,46 | 40,4 40,110 | 54,4 54,110
            divide b 1: 0,56 60,56 | 29,30 31,32 | 29,80 31,82
            pound b 1: 58,14 40,2 24,18 26,60 8,98! 36,92 64,96 | 8,54 48,52
            """);

    private static final Map<String, List<Allograph>> MARKS = Allograph.parse(
            """
            tick b 4: 0,54 20,98! 80,0
            tick b 2: 0,60 16,70 24,100! 44,40 96,-10
            tick b 1: 0,54 24,94 90,0
            cross b 4: 4,4 92,96 | 90,2 6,98
            cross b 1: 4,4 92,96 96,50 90,2 6,98
            circle b 2: 110,4 40,0 0,50 40,100 140,98 210,50 170,8 90,0 50,10
            circle b 1: 140,20 90,0 20,20 0,60 40,100 120,96 160,60 140,14 100,2
            scribble b 2: 0,60 20,10! 24,90! 42,6! 46,96! 66,8! 70,92! 92,10! 94,80
            scribble b 2: 0,40 30,10 20,70 50,20 44,84 76,16 66,90 100,26 90,80 120,40
            scribble b 1: 0,20 60,6 10,34 110,26 6,56 116,52 8,78 112,80 20,98 90,96
            strike b 3: 0,54 80,48 160,52
            strike b 1: 0,70 150,20 | 6,90 156,40
            dash b 2: 0,50 70,48
            bracket b 1: 40,0 6,0! 4,100! 40,100
            brace b 2: 30,-40 12,-24 14,30 0,48! 14,66 12,120 30,138
            wave b 2: 0,50 20,30 40,60 60,34 80,60 100,34 124,52
            loop b 1: 0,70 40,60 60,10 40,4 34,50 60,90 120,70
            zigzag b 1: 0,30 40,10! 20,70! 70,30! 50,100! 110,60
            squiggle b 2: 0,50 12,30 24,50 36,70 48,50 60,30 72,50
            """);

    private SignAllographs() {}

    static Map<String, List<Allograph>> signs() {
        return SIGNS;
    }

    static Map<String, List<Allograph>> marks() {
        return MARKS;
    }
}
