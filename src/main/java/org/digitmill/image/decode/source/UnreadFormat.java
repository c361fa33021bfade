package org.digitmill.image.decode.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Formats that are told by their first bytes and not read, each with what to do about it. The first one that fits counts. */
public enum UnreadFormat {
    JPEG_2000(
            "a JPEG 2000 picture",
            "Convert it to PNG or JPEG, or add a reader by --jars: see docs/scoring.md.",
            "\0\0\0\fjP  ",
            "\u00FF\u004F\u00FF\u0051"),
    JPEG_XL("a JPEG XL picture", Advice.PICTURE, "\0\0\0\fJXL ", "\u00FF\n"),
    JPEG_XR("a JPEG XR picture", Advice.PICTURE, "II\u00BC"),
    // Of files that go by ISO 14496-12 the brand is told, and those that they can be read as.
    AVIF("an AVIF picture", Advice.PICTURE, "????ftypavi", "????ftypmif1????avif", "????ftypmif1????mif1avif"),
    HEIC("a HEIC picture", Advice.PICTURE, "????ftyphe", "????ftypmif", "????ftypmsf"),
    CAMERA_RAW(
            "a camera's raw picture",
            "Convert it to JPEG or TIFF with the camera's program.",
            "II*\0????CR",
            "????ftypcrx ",
            "IIRO",
            "IIRS",
            "MMOR",
            "IIU\0",
            "FUJIFILMCCD-RAW",
            "FOVb",
            "\0MRM",
            "??????HEAPCCDR"),
    PHOTOSHOP("a Photoshop picture", Advice.PICTURE, "8BPS"),
    GIMP("a GIMP picture", Advice.PICTURE, "gimp xcf"),
    // Before icons: what stands in a cursor's file for the number of pictures is zero here.
    TARGA(
            "a TGA picture",
            Advice.PICTURE,
            "\0\0\u0002\0\0\0\0\0",
            "\0\0\u0003\0\0\0\0\0",
            "\0\0\n\0\0\0\0\0",
            "\0\0\u000B\0\0\0\0\0",
            "\0\u0001\u0001\0\0?\u0001\u0018",
            "\0\u0001\t\0\0?\u0001\u0018"),
    ICON("an icon (ICO, CUR or ICNS)", Advice.PICTURE, "icns", "\0\0\u0001\0?\0???\0", "\0\0\u0002\0?\0???\0"),
    DIRECT_DRAW("a DDS texture", Advice.PICTURE, "DDS "),
    PCX("a PCX picture", Advice.PICTURE, "\n\u0005\u0001", "\n\u0002\u0001", "\n\u0003\u0001"),
    SILICON_GRAPHICS("an SGI picture", Advice.PICTURE, "\u0001\u00DA\0", "\u0001\u00DA\u0001"),
    SUN_RASTER("a Sun raster picture", Advice.PICTURE, "\u0059\u00A6\u006A\u0095"),
    X_PIXMAP("an X pixmap", Advice.PICTURE, "/* XPM */"),
    FITS("a FITS picture", Advice.PICTURE, "SIMPLE  ="),
    OPEN_EXR("an OpenEXR picture", Advice.PICTURE, "v/1\u0001"),
    QOI("a QOI picture", Advice.PICTURE, "qoif"),
    DICOM("a DICOM picture", Advice.PICTURE, "?".repeat(128) + "DICM"),
    MNG("an MNG or JNG picture", Advice.PICTURE, "\u008AMNG\r\n", "\u008BJNG\r\n"),
    METAFILE("a Windows metafile", Advice.PICTURE, "\u00D7\u00CD\u00C6\u009A", "?".repeat(40) + " EMF"),
    SVG("an SVG drawing", Advice.PICTURE),
    POSTSCRIPT("a PostScript document", Advice.DOCUMENT, "%!PS", "\u00C5\u00D0\u00D3\u00C6"),
    DJVU("a DjVu document", Advice.DOCUMENT, "AT&TFORM"),
    RTF("an RTF document", Advice.DOCUMENT, "{\\rtf"),
    HTML("an HTML page", Advice.DOCUMENT),
    // Documents that are ZIP archives, by what their standards or all programs put first.
    OPEN_DOCUMENT("an OpenDocument or EPUB document", Advice.DOCUMENT, Zip.entry("mimetypeapplication/")),
    OFFICE_OPEN_XML(
            "an Office document (DOCX, XLSX or PPTX)",
            Advice.DOCUMENT,
            Zip.entry("[Content_Types].xml"),
            Zip.entry("_rels/.rels"),
            Zip.entry("docProps/"),
            Zip.entry("word/"),
            Zip.entry("xl/"),
            Zip.entry("ppt/")),
    OLD_OFFICE(
            "an old Office document (DOC, XLS or PPT)", Advice.DOCUMENT, "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A"),
    VIDEO("a video", "Take still pictures of it.", "????ftyp", "\u001A\u0045\u00DF\u00A3", "RIFF????AVI "),
    ZIP("a ZIP archive", Advice.ARCHIVE, Zip.entry(""), "PK\u0005\u0006"),
    TAR("a TAR archive", Advice.ARCHIVE, "?".repeat(257) + "ustar"),
    SEVEN_ZIP("a 7z archive", Advice.PACKED, "7z\u00BC\u00AF\u0027\u001C"),
    RAR("a RAR archive", Advice.PACKED, "Rar!\u001A\u0007"),
    GZIP("a gzip file", Advice.ARCHIVE, "\u001F\u008B"),
    BZIP2("a bzip2 file", Advice.PACKED, "BZh?1AY&SY"),
    XZ("an xz file", Advice.PACKED, "\u00FD7zXZ\0"),
    ZSTANDARD("a Zstandard file", Advice.PACKED, "\u0028\u00B5\u002F\u00FD");

    /** Sentences that say what to do. */
    private static final class Advice {
        static final String PICTURE = "Convert it to PNG or JPEG.";
        static final String DOCUMENT = "Convert it to PDF.";
        static final String ARCHIVE =
                "Archives are read only as files of their own, not within another archive and not under the name of a "
                        + "picture. Unpack it.";
        static final String PACKED = "Only the archives .zip, .tar and .tar.gz are read. Unpack it.";
    }

    private static final class Zip {
        /** How an archive begins whose first entry has a name, and content, that begin so. */
        static String entry(String beginning) {
            return "PK\u0003\u0004" + (beginning.isEmpty() ? "" : "?".repeat(26) + beginning);
        }
    }

    /** How far into a text the word that tells its format is looked for. */
    private static final int TEXT = 1_024;

    private final String what;
    private final String advice;
    private final List<String> beginnings;

    /** @param beginnings a character a byte; a question mark is any */
    UnreadFormat(String what, String advice, String... beginnings) {
        this.what = what;
        this.advice = advice;
        this.beginnings = List.of(beginnings);
    }

    /** What the first {@code length} bytes of {@code content} begin as; empty if it is none of these. */
    public static Optional<UnreadFormat> of(byte[] content, int length) {
        String first = new String(content, 0, Math.min(length, TEXT), StandardCharsets.ISO_8859_1);
        return Arrays.stream(values())
                .filter(format -> format.beginnings.stream().anyMatch(beginning -> fits(first, beginning)))
                .findFirst()
                .or(() -> markup(first));
    }

    private static boolean fits(String first, String beginning) {
        if (first.length() < beginning.length()) {
            return false;
        }
        for (int i = 0; i < beginning.length(); i++) {
            if (beginning.charAt(i) != '?' && beginning.charAt(i) != first.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<UnreadFormat> markup(String first) {
        String text = (first.startsWith("\u00EF\u00BB\u00BF") ? first.substring(3) : first)
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
            return Optional.of(HTML);
        }
        boolean xml = text.startsWith("<?xml") || text.startsWith("<!--") || text.startsWith("<!doctype svg");
        if (text.startsWith("<svg") || xml && text.contains("<svg")) {
            return Optional.of(SVG);
        }
        return xml && text.contains("<html") ? Optional.of(HTML) : Optional.empty();
    }

    /** Whether this is a document that is stored as a ZIP archive. */
    public boolean isZippedDocument() {
        return this == OPEN_DOCUMENT || this == OFFICE_OPEN_XML;
    }

    public ImageException refusal() {
        return new ImageException(
                ImageErrorCode.UNSUPPORTED_FORMAT, "The file is " + what + ", which is not read. " + advice);
    }
}
