// Messages of writing data to files.
#include "words/message_table.hpp"

namespace gatepost {

// clang-format off
namespace {

constexpr std::array<MessagePattern, 14> patterns{{
    {"{}: positions of {} features are no place on earth; left out",
     "{}: vị trí của {} đối tượng không phải là nơi nào trên Trái Đất; bỏ qua",
     "{}：{}个要素的位置不在地球上，已略去"},
    {"{}: {} features without a place left out: this format holds none",
     "{}: bỏ qua {} đối tượng không có vị trí: định dạng này không chứa được",
     "{}：已略去{}个没有位置的要素：此格式无法容纳"},
    {"{}: {} fields were renamed, because their names differ from others in capitals alone",
     "{}: đã đổi tên {} trường vì tên chỉ khác tên trường khác ở chữ hoa và chữ thường",
     "{}：已重命名{}个字段，因为其名称与其他字段仅大小写不同"},
    {"{}: {} numbers are infinite or no numbers; left out",
     "{}: {} số là vô cực hoặc không phải số; bỏ qua",
     "{}：{}个数值为无穷大或不是数字，已略去"},
    {"{}: {} values of fields of dates are no dates; left out",
     "{}: {} giá trị của trường ngày tháng không phải là ngày tháng; bỏ qua",
     "{}：日期字段中有{}个值不是日期，已略去"},
    {"{}: {} texts look like formulas of a spreadsheet; an apostrophe was put before them",
     "{}: {} văn bản trông giống công thức bảng tính; đã thêm dấu nháy đơn phía trước",
     "{}：{}段文字形似电子表格公式，已在前面加上单引号"},
    {"{}: {} texts have control characters, which became blanks",
     "{}: {} văn bản có ký tự điều khiển, đã thay bằng khoảng trắng",
     "{}：{}段文字含有控制字符，已替换为空格"},
    {"{}: this file stands where the credits of the data would, and is left as it is",
     "{}: tệp này nằm ở chỗ của tệp ghi nguồn dữ liệu và được giữ nguyên",
     "{}：此文件占用了数据来源说明文件的位置，已保留原样"},
    {"{}: this list of credits cannot be read; no credits are taken from it",
     "{}: không đọc được danh sách ghi nguồn này; không lấy nguồn nào từ đó",
     "{}：无法读取此来源说明列表，未从中采用任何来源说明"},
    {"cannot write {}: this GDAL has no driver {}",
     "không ghi được {}: bản GDAL này không có trình điều khiển {}",
     "无法写入{}：此GDAL没有驱动程序{}"},
    {"{}: only {} of its {} features are at hand, and no others are written",
     "{}: chỉ có sẵn {} trong {} đối tượng, các đối tượng khác không được ghi",
     "{}：{1}/{2}个要素可用，其余未写入"},
    {"{}: data are written as {}",
     "{}: dữ liệu được ghi dưới dạng {}",
     "{}：数据可写为{}"},
    {"{}: there is no layer to write",
     "{}: không có lớp nào để ghi",
     "{}：没有可写入的图层"},
    {"{}: a {} file holds one layer, and these are {}: {}",
     "{}: tệp {} chỉ chứa một lớp, mà đây là {} lớp: {}",
     "{}：{}文件只能容纳一个图层，而这里有{}个：{}"},
}};

}  // namespace
// clang-format on

std::span<MessagePattern const> data_messages() { return patterns; }

}  // namespace gatepost
