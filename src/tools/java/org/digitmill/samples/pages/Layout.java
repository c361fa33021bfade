package org.digitmill.samples.pages;

/** What stands where on a page of one kind. */
interface Layout {
    void set(Sheet sheet);

    static Layout of(PageKind kind) {
        return switch (kind) {
            case PLAIN -> sheet -> NumberLayouts.lines(sheet, false);
            case RULED -> sheet -> NumberLayouts.lines(sheet, true);
            case BOXED -> FormLayout::set;
            case TABLE -> sheet -> TableLayout.table(sheet, 4 + sheet.random.nextInt(5), 10 + sheet.random.nextInt(16));
            case DENSE -> TableLayout::dense;
            case BLANK -> sheet -> {};
            case PRINT -> EmptyLayouts::print;
            case BUBBLES -> EmptyLayouts::bubbles;
            case PHOTOGRAPH -> EmptyLayouts::photograph;
        };
    }
}
