package org.digitmill.image.decode;

import com.twelvemonkeys.imageio.plugins.pnm.PNMImageWriterSpi;
import com.twelvemonkeys.imageio.plugins.tiff.BigTIFFImageWriterSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageWriterSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.digitmill.image.pixel.GreyImage;

/** Makes documents for tests: TIFF files of every compression, PDF files with scans and drawings, and the simpler formats. */
public final class DocumentPictures {
    /** How a scan is stored in a PDF file. */
    public enum Storage {
        JPEG,
        LOSSLESS,
        FAX,
        JBIG2;

        /** Whether pixels are black or white. */
        public boolean isBilevel() {
            return this == FAX || this == JBIG2;
        }
    }

    private DocumentPictures() {}

    /** Grey pixels as Java has them. */
    public static BufferedImage buffered(GreyImage image) {
        BufferedImage buffered = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_BYTE_GRAY);
        buffered.getRaster().setDataElements(0, 0, image.width(), image.height(), image.pixels());
        return buffered;
    }

    /** Black below 128, white from there. */
    public static BufferedImage bilevel(GreyImage image) {
        BufferedImage buffered = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                buffered.setRGB(x, y, image.at(x, y) < 128 ? 0xFF000000 : 0xFFFFFFFF);
            }
        }
        return buffered;
    }

    /** @param compression as ImageIO's TIFF writers name it; null for none */
    public static byte[] tiff(String compression, boolean big, BufferedImage... pages) {
        return write(
                big
                        ? new BigTIFFImageWriterSpi().createWriterInstance(null)
                        : new TIFFImageWriterSpi().createWriterInstance(null),
                compression,
                0,
                List.of(pages));
    }

    /** A TIFF file by Java's own writer, in square tiles. */
    public static byte[] tiledTiff(String compression, int tile, BufferedImage... pages) {
        return write(standardTiffWriter(), compression, tile, List.of(pages));
    }

    private static ImageWriter standardTiffWriter() {
        var writers = ImageIO.getImageWritersByFormatName("tiff");
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getName().startsWith("com.sun")) {
                return writer;
            }
        }
        throw new IllegalStateException("Java has no TIFF writer");
    }

    public static byte[] pnm(BufferedImage image) {
        return write(new PNMImageWriterSpi().createWriterInstance(null), null, 0, List.of(image));
    }

    public static byte[] bmp(BufferedImage image) {
        return write(ImageIO.getImageWritersByFormatName("bmp").next(), null, 0, List.of(image));
    }

    public static byte[] gif(BufferedImage image) {
        return write(ImageIO.getImageWritersByFormatName("gif").next(), null, 0, List.of(image));
    }

    private static byte[] write(ImageWriter writer, String compression, int tile, List<BufferedImage> pages) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (compression != null) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionType(compression);
            }
            if (tile > 0) {
                parameters.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setTiling(tile, tile, 0, 0);
            }
            if (pages.size() == 1) {
                writer.write(null, new IIOImage(pages.get(0), null, null), parameters);
            } else {
                writer.prepareWriteSequence(null);
                for (BufferedImage page : pages) {
                    writer.writeToSequence(new IIOImage(page, null, null), parameters);
                }
                writer.endWriteSequence();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** A PDF file whose pages are scans, each filling its page at the given resolution. */
    public static byte[] scannedPdf(Storage storage, int dotsPerInch, int rotation, BufferedImage... pages) {
        return pdf(null, document -> {
            for (BufferedImage image : pages) {
                float width = 72f * image.getWidth() / dotsPerInch;
                float height = 72f * image.getHeight() / dotsPerInch;
                PDPage page = new PDPage(new PDRectangle(width, height));
                page.setRotation(rotation);
                document.addPage(page);
                PDImageXObject scan =
                        switch (storage) {
                            case JPEG -> JPEGFactory.createFromImage(document, image, 0.95f);
                            case LOSSLESS -> LosslessFactory.createFromImage(document, colours(image));
                            case FAX -> CCITTFactory.createFromImage(document, image);
                            case JBIG2 -> jbig2(document, image);
                        };
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.drawImage(scan, 0, 0, width, height);
                }
            }
        });
    }

    /**
     * A PDF file of one page with a JPEG 2000 picture, whose data is none: who reads it fails otherwise.
     *
     * @param scan whether the picture fills the page; else the page is drawn
     * @param colours whether the file says what its colours are; it need not
     */
    static byte[] jpeg2000Pdf(boolean scan, boolean colours) {
        return jpeg2000Pdf(new byte[50], 100, scan, colours);
    }

    /** The same with data, of a square picture. */
    public static byte[] jpeg2000Pdf(byte[] data, int side, boolean scan, boolean colours) {
        return pdf(null, document -> {
            PDPage page = new PDPage(new PDRectangle(100, 100));
            document.addPage(page);
            PDImageXObject picture = new PDImageXObject(
                    document, new ByteArrayInputStream(data), COSName.JPX_DECODE, side, side, 8, PDDeviceGray.INSTANCE);
            if (!colours) {
                picture.getCOSObject().removeItem(COSName.COLORSPACE);
            }
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(picture, 0, 0, scan ? 100 : 50, 100);
            }
        });
    }

    /** A JBIG2 picture of one region in the coding that fax machines share (ITU-T T.88, 7.2 and 7.4). */
    private static PDImageXObject jbig2(PDDocument document, BufferedImage image) throws IOException {
        byte[] fax;
        try (InputStream stored = CCITTFactory.createFromImage(document, image)
                .getStream()
                .getCOSObject()
                .createRawInputStream()) {
            fax = stored.readAllBytes();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream output = new DataOutputStream(bytes);
        writeSegment(output, 0, 48, 19);
        output.writeInt(image.getWidth());
        output.writeInt(image.getHeight());
        output.write(new byte[11]);
        writeSegment(output, 1, 38, 18 + fax.length);
        output.writeInt(image.getWidth());
        output.writeInt(image.getHeight());
        output.write(new byte[9]);
        output.writeByte(1);
        output.write(fax);
        return new PDImageXObject(
                document,
                new ByteArrayInputStream(bytes.toByteArray()),
                COSName.JBIG2_DECODE,
                image.getWidth(),
                image.getHeight(),
                1,
                PDDeviceGray.INSTANCE);
    }

    private static void writeSegment(DataOutputStream output, int number, int type, int length) throws IOException {
        output.writeInt(number);
        output.writeByte(type);
        output.writeByte(0);
        output.writeByte(1);
        output.writeInt(length);
    }

    /** The same grey values as colours: the library's writer would bend grey ones. */
    private static BufferedImage colours(BufferedImage grey) {
        BufferedImage colours = new BufferedImage(grey.getWidth(), grey.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < grey.getHeight(); y++) {
            for (int x = 0; x < grey.getWidth(); x++) {
                colours.setRGB(x, y, 0x010101 * grey.getRaster().getSample(x, y, 0));
            }
        }
        return colours;
    }

    /** A PDF file of one page with a filled black rectangle, in points from the lower left. */
    public static byte[] drawnPdf(float width, float height, float x, float y, float across, float up) {
        return pdf(null, document -> {
            PDPage page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.addRect(x, y, across, up);
                content.fill();
            }
        });
    }

    /** A PDF file of empty pages. @param password null for none */
    public static byte[] emptyPdf(int pages, String password) {
        return pdf(password, document -> {
            for (int i = 0; i < pages; i++) {
                document.addPage(new PDPage(new PDRectangle(100, 100)));
            }
        });
    }

    /** Fills a document. */
    public interface PdfContent {
        void write(PDDocument document) throws IOException;
    }

    public static byte[] pdf(String password, PdfContent content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            content.write(document);
            if (password != null) {
                document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            }
            document.save(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A lossless WebP file of the grey values of an image (RFC 9649), each stored in eight bits. */
    public static byte[] webp(GreyImage image) {
        return LosslessWebp.write(image);
    }

    /** A TIFF directory of 32-bit values alone, without pixels: tag and value in turn. */
    public static byte[] tiffDirectory(int... tagsAndValues) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream output = new DataOutputStream(bytes)) {
            output.write(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8});
            output.writeShort(tagsAndValues.length / 2);
            for (int i = 0; i < tagsAndValues.length; i += 2) {
                output.writeShort(tagsAndValues[i]);
                output.writeShort(4);
                output.writeInt(1);
                output.writeInt(tagsAndValues[i + 1]);
            }
            output.writeInt(0);
            output.write(new byte[64]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
