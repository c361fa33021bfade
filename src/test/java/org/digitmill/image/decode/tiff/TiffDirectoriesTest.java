package org.digitmill.image.decode.tiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.digitmill.image.decode.source.ImageErrorCode;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageLimits;
import org.junit.jupiter.api.Test;

class TiffDirectoriesTest {
    /** One megabyte of directories that lie over each other: their 650 million entries kept a core busy for many seconds. */
    @Test
    void directoriesThatLieOverEachOtherAreRefused() {
        int directories = 9_999;
        int values = 64;
        int filled = values + 4 * directories;
        byte[] file = new byte[filled + directories + 12 * 0xFFFF + 16];
        Arrays.fill(file, filled, file.length, (byte) 0xFF);
        ByteBuffer buffer = ByteBuffer.wrap(file);
        buffer.put(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8}).putShort((short) 1);
        buffer.putShort((short) 330).putShort((short) 4).putInt(directories).putInt(values);
        buffer.position(values);
        for (int i = 0; i < directories; i++) {
            buffer.putInt(filled + i);
        }

        assertOverlap(file);
    }

    /** A thousand pages that name the same list of strips. */
    @Test
    void pagesThatShareALongListOfStripsAreRefused() {
        int pages = 900;
        int strips = 100_000;
        int pageSize = 2 + 4 * 12 + 4;
        int list = 8 + pages * pageSize;
        ByteBuffer buffer = ByteBuffer.allocate(list + 2 * strips);
        buffer.put(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8});
        for (int page = 1; page <= pages; page++) {
            buffer.putShort((short) 4);
            buffer.putShort((short) 256).putShort((short) 4).putInt(1).putInt(5);
            buffer.putShort((short) 257).putShort((short) 4).putInt(1).putInt(5);
            buffer.putShort((short) 273).putShort((short) 3).putInt(strips).putInt(list);
            buffer.putShort((short) 279).putShort((short) 3).putInt(strips).putInt(list);
            buffer.putInt(page == pages ? 0 : 8 + page * pageSize);
        }

        assertOverlap(buffer.array());
    }

    private static void assertOverlap(byte[] file) {
        ImageException refusal =
                assertThrows(ImageException.class, () -> TiffDirectories.pages(file, file.length, ImageLimits.DEFAULT));
        assertEquals(ImageErrorCode.CORRUPT, refusal.code());
        assertTrue(refusal.getMessage().contains("overlap"), refusal.getMessage());
    }
}
