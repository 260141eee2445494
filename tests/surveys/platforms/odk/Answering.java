import java.io.FileInputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.FormIndex;
import org.javarosa.core.model.SelectChoice;
import org.javarosa.core.model.data.DateData;
import org.javarosa.core.model.data.DecimalData;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.data.IntegerData;
import org.javarosa.core.model.data.MultipleItemsData;
import org.javarosa.core.model.data.SelectMultiData;
import org.javarosa.core.model.data.SelectOneData;
import org.javarosa.core.model.data.StringData;
import org.javarosa.core.model.data.helper.Selection;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.model.utils.DateUtils;
import org.javarosa.form.api.FormEntryController;
import org.javarosa.form.api.FormEntryModel;
import org.javarosa.form.api.FormEntryPrompt;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.util.XFormUtils;

/**
 * Answers forms with JavaRosa, the engine of ODK Collect, and tells what it makes of the answers.
 *
 * Reads lines of parts divided by tabs: `form PATH`, `clear`, `answer NODE KIND VALUE` (an answer
 * of kind `none` is taken away), `nodes` (prints for each leaf: name, relevant, required,
 * constraint fulfilled, value), `language NAME`, `prompts` (prints for each question that is shown:
 * name, text, hint, choices in order).
 */
public class Answering {
    private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    private FormDef form;
    private Map<String, TreeElement> leaves;
    private Set<String> answered;

    public static void main(String[] arguments) throws Exception {
        new XFormsModule().registerModule();
        Answering answering = new Answering();
        for (String line : Files.readAllLines(Paths.get(arguments[0]), StandardCharsets.UTF_8)) {
            answering.follow(line.split("\t", -1));
        }
        answering.out.flush();
    }

    private void follow(String[] parts) throws Exception {
        switch (parts[0]) {
            case "form" -> open(parts[1]);
            case "clear" -> clear();
            case "answer" -> set(parts[1], answer(parts[2], parts[3]));
            case "nodes" -> nodes();
            case "language" -> form.getLocalizer().setLocale(parts[1]);
            case "prompts" -> prompts();
            default -> throw new IllegalArgumentException(parts[0]);
        }
    }

    private void open(String path) throws Exception {
        form = XFormUtils.getFormFromInputStream(new FileInputStream(path));
        form.initialize(true, new InstanceInitializationFactory());
        leaves = new LinkedHashMap<>();
        answered = new HashSet<>();
        collect(form.getMainInstance().getRoot());
    }

    private void collect(TreeElement element) {
        if (element.getNumChildren() == 0) {
            leaves.put(element.getName(), element);
        }
        for (int place = 0; place < element.getNumChildren(); place++) {
            collect(element.getChildAt(place));
        }
    }

    private void clear() {
        for (String name : answered) {
            form.setValue(null, leaves.get(name).getRef(), true);
        }
        answered.clear();
    }

    private void set(String name, IAnswerData value) {
        form.setValue(value, leaves.get(name).getRef(), true);
        answered.add(name);
    }

    private static IAnswerData answer(String kind, String text) {
        switch (kind) {
            case "none": return null;
            case "one": return new SelectOneData(new Selection(text));
            case "several": return several(text);
            case "integer": return new IntegerData(Integer.parseInt(text));
            case "decimal": return new DecimalData(Double.parseDouble(text));
            case "date": return new DateData(DateUtils.parseDate(text));
            default: return new StringData(text);
        }
    }

    private static MultipleItemsData several(String text) {
        List<Selection> chosen = new ArrayList<>();
        for (String code : text.split(" ")) {
            chosen.add(new Selection(code));
        }
        return new SelectMultiData(chosen);
    }

    private void nodes() {
        for (TreeElement leaf : leaves.values()) {
            IAnswerData value = leaf.getValue();
            boolean fits = form.evaluateConstraint(leaf.getRef(), value);
            String text = value == null ? "" : value.uncast().getString();
            print(leaf.getName(), bit(leaf.isRelevant()), bit(leaf.isRequired()), bit(fits), text);
        }
        out.println();
    }

    private static String bit(boolean value) {
        return value ? "1" : "0";
    }

    private void prompts() {
        FormEntryController controller = new FormEntryController(new FormEntryModel(form));
        controller.jumpToIndex(FormIndex.createBeginningOfFormIndex());
        int event = controller.stepToNextEvent();
        while (event != FormEntryController.EVENT_END_OF_FORM) {
            if (event == FormEntryController.EVENT_QUESTION) {
                prompt(controller.getModel().getQuestionPrompt());
            }
            event = controller.stepToNextEvent();
        }
        out.println();
    }

    private void prompt(FormEntryPrompt prompt) {
        StringBuilder choices = new StringBuilder();
        List<SelectChoice> offered = prompt.getSelectChoices();
        for (SelectChoice choice : offered == null ? List.<SelectChoice>of() : offered) {
            choices.append(choices.length() == 0 ? "" : " ").append(choice.getValue());
        }
        String name = prompt.getIndex().getReference().getNameLast();
        print(name, prompt.getLongText(), prompt.getHelpText(), choices.toString());
    }

    private void print(String... parts) {
        List<String> plain = new ArrayList<>();
        for (String part : parts) {
            plain.add(part == null ? "" : part.replaceAll("[\t\r\n]", " "));
        }
        out.println(String.join("\t", plain));
    }
}
